-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    t.t = t
    report(unit, "m", { fields = t })
  end,
}
