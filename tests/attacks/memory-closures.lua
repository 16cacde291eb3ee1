-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local last
    while true do
      local before = last
      last = function() return before end
    end
  end,
}
