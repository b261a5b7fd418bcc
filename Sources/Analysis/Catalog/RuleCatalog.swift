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
        ReleaseDeprecated(),
        ReleaseRewritten(),
        RepositoryChanged(),
        SizeJump(),
        VersionOutOfSequence(),
    ]

    package static let contentRules: [any Rule] = [
        AgentOrEditorFile(),
        ArchiveInside(),
        ArchiveOddities(),
        BidirectionalControls(),
        BinShadowsCommand(),
        CodeFarRight(),
        CodeInDataFile(),
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
        InstructionsToAgents(),
        ManifestConfusion(),
        MinifiedTwinDiffers(),
        NativeBinary(),
        ObfuscatedCode(),
        PackageIncomplete(),
        PipedInstallDownload(),
        RepositoryNotItsOwn(),
        UnshippableFile(),
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
