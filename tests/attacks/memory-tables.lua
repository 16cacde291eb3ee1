-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local all = {}
    while true do
      all[#all + 1] = { {}, {}, {} }
    end
  end,
}
