// SPDX-License-Identifier: Apache-2.0

/// Keys of Microsoft. Formats: learn.microsoft.com, "Storage account keys", "Common annotated security keys"; the fixed letters
/// inside newer keys are listed in microsoft/security-utilities.
enum AzureSecrets {
    private static let remedy = "Regenerate the key in the Azure portal at the resource that it opens, under Access keys."

    static let rules: [SecretRule] = [
        SecretRule(
            "azure-storage-key", of: "Azure", opens: "read and write everything in the storage account", remedy: remedy, .critical,
            [SecretAnchor(SecretAnchor.literal("AccountKey=")) { text, end in key64(text, end, near: nil) }]
                + ["+ASt", "+ABa", "ACDb", "+ASb", "+AEh", "+ARm", "AIoT"].map(signedKey)),
        SecretRule(
            "azure-shared-access-key", of: "Azure", opens: "send and read messages of the service bus, event hub or IoT hub",
            remedy: remedy, .critical,
            [
                SecretAnchor(SecretAnchor.literal("SharedAccessKey=")) { text, end in
                    let stop = text.runEnd(end, .base64, limit: 44)
                    guard stop - end == 43, text[stop] == 0x3D, isReal(text, end..<stop) else { return nil }
                    return SecretReading(end..<stop + 1, [.shape, .context], .high)
                }
            ]),
        SecretRule(
            "azure-client-secret", of: "Azure", opens: "sign in as the application",
            remedy: "Delete the secret in Microsoft Entra under App registrations, Certificates and secrets.", .critical,
            [
                // Three characters, a digit, `Q~`, then 31 to 34 more.
                SecretAnchor("Q\\x7e") { text, end in
                    guard ByteSet.digits.contains(text[end - 3]) else { return nil }
                    let stop = text.runEnd(end, .entraSecret, limit: 35)
                    guard (31...34).contains(stop - end), let start = text.start(of: 3, before: end - 3, .entraSecret),
                        isReal(text, end..<stop)
                    else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
        SecretRule(
            "azure-devops-token", of: "Azure DevOps", opens: "act as its owner in Azure DevOps",
            remedy: "Revoke it in Azure DevOps under User settings, Personal access tokens.", .critical,
            [
                SecretAnchor("AZDO") { text, end in
                    let stop = text.runEnd(end, .alphanumeric, limit: 9)
                    guard let start = text.start(of: 76, before: end - 4, .alphanumeric), stop - end == 4, isReal(text, start..<stop) else {
                        return nil
                    }
                    return SecretReading(start..<stop, [.shape], .high)
                }
            ]),
        SecretRule(
            "azure-ai-key", of: "Azure", opens: "use the AI or search service at the subscription's cost", remedy: remedy, .high,
            [
                // Newer keys: 52 characters, a fixed `JQQJ99`, and 26 more.
                SecretAnchor("JQQJ99") { text, end in
                    let stop = text.runEnd(end, .alphanumeric, limit: 27)
                    guard let start = text.start(of: 52, before: end - 6, .alphanumeric), stop - end == 26, isReal(text, start..<stop)
                    else { return nil }
                    return SecretReading(start..<stop, [.shape], .high)
                },
                // Search keys: 42 characters, `AzSe`, and six more.
                SecretAnchor("AzSe") { text, found in
                    let end = found + 6
                    guard text.runEnd(found, .alphanumeric, limit: 7) == end else { return nil }
                    guard let start = text.start(of: 42, before: end - 10, .alphanumeric), !ByteSet.alphanumeric.contains(text[end]),
                        isReal(text, start..<end)
                    else { return nil }
                    return SecretReading(start..<end, [.shape], .high)
                },
            ]),
        SecretRule(
            "azure-sas-signature", of: "Azure", opens: "read or write what the signed address names until it expires",
            remedy: "Rotate the account key that signed it, or delete its stored access policy.", .high,
            [
                SecretAnchor(["?sig=", "&sig=", ";sig="].map(SecretAnchor.literal)) { text, start in
                    let stop = text.runEnd(start, .percentBase64, limit: 80)
                    guard (43...64).contains(stop - start), text.isNear(["se=", "sp=", "skn="], start..<stop, before: 300, after: 200),
                        isReal(text, start..<stop)
                    else { return nil }
                    return SecretReading(start..<stop, [.shape, .context], .medium)
                }
            ]),
    ]

    private static func isReal(_ text: SecretText, _ range: Range<Int>) -> Bool {
        let bytes = text.slice(range)
        return !MadeUpValue.isMadeUp(bytes) && !MadeUpValue.hasExampleWord(bytes)
    }

    /// 86 characters of base64 and `==`: 64 bytes. The key of the storage emulator is public.
    private static func key64(_ text: SecretText, _ start: Int, near words: [String]?) -> SecretReading? {
        let stop = text.runEnd(start, .base64, limit: 87)
        guard stop - start == 86, text[stop] == 0x3D, text[stop + 1] == 0x3D, isReal(text, start..<stop) else { return nil }
        guard !text.stands("Eby8vdM02xNOcq", at: start), !text.stands("C2y6yDjf5/R+ob0N8A7", at: start) else { return nil }
        return SecretReading(start..<stop + 2, [.shape, .context], .high)
    }

    /// Keys with a fixed signature of four characters at offset 76 of 88.
    private static func signedKey(_ signature: String) -> SecretAnchor {
        SecretAnchor(SecretAnchor.literal(signature)) { text, found in
            let end = found + 8
            guard text.runEnd(found, .base64, limit: 7) == end - 2, text.stands("==", at: end - 2) else { return nil }
            guard let start = text.start(of: 86, before: end - 2, .base64), isReal(text, start..<end - 2) else { return nil }
            return SecretReading(start..<end, [.shape], .high)
        }
    }
}

extension ByteSet {
    fileprivate static let entraSecret = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_.~-")
    fileprivate static let percentBase64 = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "%+/")
}
