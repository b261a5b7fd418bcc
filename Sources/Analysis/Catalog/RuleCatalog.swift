// SPDX-License-Identifier: Apache-2.0

/// Every rule there is, by type name. Kept by hand: a test compares it with the folders.
package enum RuleCatalog {
    package static let all: [any Rule] = events + contentRules + behaviourRules

    package static let events: [any Rule] = [
        BurstOfLines(),
        ClientUnlikeBefore(),
        CommitMissing(),
        DependencyAlias(),
        DependencyFromAddress(),
        DependencyNameClose(),
        DeprecatedThenNew(),
        DormantPackageWoken(),
        FirstReleaseRunsScript(),
        InstallScriptAdded(),
        InstallScriptChanged(),
        LatestMovedBack(),
        MaintainerAdded(),
        MaintainersReplaced(),
        NameCloseToPopular(),
        NewDependencyUnknown(),
        NewPublisher(),
        ProvenanceLost(),
        PublicTwinOfPrivate(),
        PublisherAddressChanged(),
        ReleaseRewritten(),
        RepositoryChanged(),
        SizeJump(),
        VersionOutOfSequence(),
    ]

    package static let contentRules: [any Rule] = [
        ArchiveOddities(),
        BidirectionalControls(),
        BinShadowsCommand(),
        CodeFarRight(),
        CollectingHost(),
        DecryptThenRun(),
        DisguisedFile(),
        DisguisedWords(),
        EncodedBlob(),
        GypCommand(),
        HiddenCharacters(),
        InlineInstallCode(),
        InstallEvaluatesDownload(),
        InstallHidesItself(),
        InstallReportsHost(),
        InstallRunsBinary(),
        InstallRunsLargeFile(),
        InstallSendsSecrets(),
        InstallShellDownload(),
        InstallSpreads(),
        InstallStaysOnMachine(),
        ManifestConfusion(),
        MinifiedTwinDiffers(),
        NativeBinary(),
        ObfuscatedCode(),
        PipedInstallDownload(),
    ]

    package static let behaviourRules: [any Rule] = [
        AgentAbuse(),
        DestroysFiles(),
        DisguisedBehaviour(),
        DownloadsAndRuns(),
        EndlessLoop(),
        GatedPayload(),
        PageHook(),
        PageTheft(),
        PlantsCode(),
        PublishesPackages(),
        ReverseShell(),
        SendsHostDetails(),
        SendsSecrets(),
    ]

    package static func rule(_ id: String) -> (any Rule)? { all.first { $0.card.id == id } }
}
