-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 1e6 do
      for j = 1, 1e6 do
        local _ = i * j
      end
    end
  end,
}
