-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 1e6 do
      report(unit, "n" .. i)
    end
  end,
}
