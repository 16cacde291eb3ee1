-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    while true do
      t = { t }
    end
  end,
}
