-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = table.create(100000, 1)
    local all = {}
    while true do
      all[#all + 1] = table.clone(t)
    end
  end,
}
