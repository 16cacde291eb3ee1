-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      for _ in ("a a a"):gmatch("%a") do end
    end
  end,
}
