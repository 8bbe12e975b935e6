// SPDX-License-Identifier: EUPL-1.2
module peers

go 1.26.0

require (
	cel.dev/cel-go v0.32.0
	github.com/open-policy-agent/opa v1.22.2
)
