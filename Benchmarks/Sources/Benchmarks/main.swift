// SPDX-License-Identifier: Apache-2.0

import NPMModel
print(Timestamp(seconds: 0))
