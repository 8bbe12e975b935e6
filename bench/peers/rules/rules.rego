# SPDX-License-Identifier: EUPL-1.2
# The rules in breach on the day judged.
package baken

coaches := {"coach", "cover_coach"}
basis := {"basis.housing", "basis.insurance", "basis.income", "basis.children"}
basis_group := {"basis.self_portrait", "basis.poverty_circle", "basis.society"}
layer1 := {"layer1.labour_market", "layer1.insurance_options", "layer1.diploma", "layer1.job_application", "layer1.leisure"}

happened contains event.kind if some event in input.events

entered contains entry.layer if some entry in input.layers

late if {
	input.judged > input.basis_due
	input.stop > input.basis_due
}

in_window if {
	input.judged >= input.intake
	input.judged < input.stop
}

started contains work.activity if {
	some work in input.activities
	work.started + work.done > 0
}

settled contains work.activity if {
	some work in input.activities
	work.done + work.not_applicable > 0
}

offered contains work.activity if {
	some work in input.activities
	work.offered + work.started + work.done + work.declined + work.not_applicable > 0
}

basis_started if count(basis & started) > 0

roles contains span.role if {
	some span in input.involved
	span.until > input.intake
}

breach contains "MVS-01" if {
	input.judged > input.length_due
	input.stop > input.length_due
	count(happened & {"ended", "moved", "extension"}) == 0
}

begun if {
	"overview" in happened
	basis_started
}

breach contains "MVS-02" if {
	late
	not begun
}

breach contains "MVS-06a" if {
	in_window
	count({span.group | some span in input.groups; span.until > input.judged}) > 1
}

breach contains "MVS-06b" if {
	late
	count([span | some span in input.groups; span.until > input.intake]) == 0
}

breach contains "MVS-10a" if {
	input.intake == 9999999
	basis_started
}

breach contains "MVS-10b" if {
	input.judged > input.intake + 7
	input.stop > input.intake + 7
	not basis_started
}

intake_in_order if {
	count(roles & coaches) > 0
	some event in input.events
	event.kind == "intake"
	some by in event.by
	by in coaches
}

breach contains "MVS-11" if {
	input.intake != 9999999
	not intake_in_order
}

breach contains "MVS-12a" if {
	late
	not "overview" in happened
}

overview_shared if {
	some event in input.events
	event.kind == "overview"
	"participant" in event.by
	some by in event.by
	by in coaches
}

breach contains "MVS-12b" if {
	"overview" in happened
	not overview_shared
}

breach contains "MVS-14" if {
	"layer1" in entered
	count(happened & {"form_team_contact", "form_team_not_needed"}) == 0
}

breach contains "MVS-15a" if {
	"layer1" in entered
	count(basis - settled) > 0
}

breach contains "MVS-16" if {
	"layer1" in entered
	count(basis_group - offered) > 0
}

breach contains "MVS-17a" if {
	"layer2" in entered
	count(layer1 - offered) > 0
}

offer_shared if {
	some plan in input.plans
	plan.kind == "offer"
	"participant" in plan.makers
	some maker in plan.makers
	maker in {"network", "partner"}
}

breach contains "MVS-22" if {
	late
	not offer_shared
}

breach contains "MVS-24" if {
	late
	not "partner" in roles
}

breach contains "MVS-25" if {
	late
	not "pip_linked" in happened
}

lives_here if {
	some span in input.municipality
	span.until > input.judged
	span.value in {"0606", "0622", "0556"}
}

breach contains "MVS-28" if {
	in_window
	count(input.municipality) > 0
	not lives_here
}
