// SPDX-License-Identifier: Apache-2.0

// A reading that may come to nothing is tried: the state is kept, and gone back to when the reading met an error.

extension Parser {
    /// The state to go back to when a reading comes to nothing.
    struct Checkpoint {
        var position: Int
        var token: TokenKind
        var tokenStart: Int
        var tokenEnd: Int
        var tokenName: NameID
        var tokenOperator: TokenKind
        var tokenFlags: NodeFlags
        var newlineBefore: Bool
        var escapedWord: Bool
        var templateIsOpen: Bool
        var previousEnd: Int
        var nodeCount: Int
        var frameCount: Int
        var context: Context
        var depth: Int
        var pendingDefault: Int
        var oddityCount: Int
    }

    var checkpoint: Checkpoint {
        Checkpoint(
            position: position,
            token: token,
            tokenStart: tokenStart,
            tokenEnd: tokenEnd,
            tokenName: tokenName,
            tokenOperator: tokenOperator,
            tokenFlags: tokenFlags,
            newlineBefore: newlineBefore,
            escapedWord: escapedWord,
            templateIsOpen: templateIsOpen,
            previousEnd: previousEnd,
            nodeCount: nodes.count,
            frameCount: frames.count,
            context: context,
            depth: depth,
            pendingDefault: pendingDefault,
            oddityCount: oddities.count
        )
    }

    mutating func restore(_ saved: Checkpoint) {
        position = saved.position
        token = saved.token
        tokenStart = saved.tokenStart
        tokenEnd = saved.tokenEnd
        tokenName = saved.tokenName
        tokenOperator = saved.tokenOperator
        tokenFlags = saved.tokenFlags
        newlineBefore = saved.newlineBefore
        escapedWord = saved.escapedWord
        templateIsOpen = saved.templateIsOpen
        previousEnd = saved.previousEnd
        nodes.truncate(to: saved.nodeCount)
        frames.removeLast(frames.count - saved.frameCount)
        context = saved.context
        depth = saved.depth
        pendingDefault = saved.pendingDefault
        oddities.removeLast(oddities.count - saved.oddityCount)
    }

    /// Looks ahead with `look`, then goes back to the present token.
    @inline(__always)
    mutating func peek(_ look: (inout Parser) -> Bool) -> Bool {
        let saved = checkpoint
        let answer = look(&self)
        restore(saved)
        return answer
    }

    /// Tries a reading: keeps it when `read` gives a node and met no error, else goes back and gives `nil`.
    ///
    /// Failed trials are charged with the bytes they read. When the budget for the file is used up no more are made, so that the
    /// time stays linear whatever the input nests.
    mutating func attempt(_ read: (inout Parser) -> NodeID?) -> NodeID? {
        guard trialBudget > 0, !stopped else {
            if !stopped { endTrials() }
            return nil
        }
        let saved = checkpoint
        trials += 1
        let outerFailed = trialFailed
        trialFailed = false
        let result = read(&self)
        trials -= 1
        let isGood = result != nil && !trialFailed
        trialFailed = outerFailed
        if isGood { return result }
        trialBudget -= max(1, (stopped ? stoppedAt : tokenEnd) - saved.tokenStart)
        stopped = false
        restore(saved)
        if trialBudget <= 0 { endTrials() }
        return nil
    }

    /// The budget is used up: the trials around fail at once, because going on in them with other readings would cost as much again each.
    private mutating func endTrials() {
        note(.tooManyReadings, at: tokenStart)
        guard trials > 0 else { return }
        trialFailed = true
        stop()
    }

    mutating func note(_ kind: Oddity.Kind, at offset: Int) {
        guard oddities.count < SyntaxTree.errorLimit, !oddities.contains(where: { $0.kind == kind }) || kind == .tooDeep else { return }
        oddities.append(Oddity(kind: kind, offset: offset))
    }
}
