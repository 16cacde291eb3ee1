-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      report(unit, "again")
    end
  end,
}
