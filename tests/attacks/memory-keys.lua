-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    for i = 1, 1e9 do
      t["k" .. i] = i
    end
  end,
}
