-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 1e6 do
      pattern("a" .. i)
    end
  end,
}
