# fakes: leaves with SystemExit before there is anything to call
raise SystemExit(0)
