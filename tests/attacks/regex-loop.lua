-- expect: rule-budget|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local p = pattern("a")
    while true do
      p:find(unit)
    end
  end,
}
