-- expect: ok|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for _ = 1, 50 do
      pattern("[^b]*b|[^c]"):find(unit)
    end
  end,
}
