// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How judged releases are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json, markdown, sarif }
