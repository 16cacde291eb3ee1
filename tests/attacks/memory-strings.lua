-- expect: rule-memory|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local all = {}
    for i = 1, 1e9 do
      all[i] = ("x"):rep(1000) .. i
    end
  end,
}
