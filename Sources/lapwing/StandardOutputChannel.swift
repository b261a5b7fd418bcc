// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Watch

/// Messages as lines on standard output: JSON objects, or text for people.
struct StandardOutputChannel: AlertChannel {
    static let channelID = "stdout"

    let id = StandardOutputChannel.channelID
    let kinds: Set<OutgoingMessage.Kind> = [.verdict, .alert, .withdrawal]
    /// `nil`: JSON.
    let text: MessageText?

    func deliver(_ message: OutgoingMessage) async throws(RemoteError) {
        guard let line = line(message) else { return }
        do {
            try Terminal.print(line)
        } catch {
            throw RemoteError(code: .unreachable, message: String(describing: error), remedy: "Start again with a reader that stays.")
        }
    }

    private func line(_ message: OutgoingMessage) -> String? {
        if let text { return text.text(message) }
        // A message begun before may have been printed before a crash: nobody but the reader can tell.
        guard message.attempts > 1, message.body.hasSuffix("}") else { return message.body }
        return message.body.dropLast() + #","repeat":true}"#
    }
}
