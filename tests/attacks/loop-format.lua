-- expect: rule-budget|rule-time
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      local _ = ("%d %s %5.2f"):format(1, "a", 1.5)
    end
  end,
}
