-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local n = 0
    while true do
      n = tonumber(tostring(n)) + 1
    end
  end,
}
