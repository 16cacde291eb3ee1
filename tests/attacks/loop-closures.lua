-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      local f = function() return unit end
      f()
    end
  end,
}
