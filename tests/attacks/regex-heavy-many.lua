-- expect: rule-error too big together
return rule {
  summary = "many patterns, each as big as one may be",
  each = "document",
  check = function(unit, report, options)
    for place = 1, 190 do
      pattern("x" .. place .. "[\\w]{15}"):first(unit)
    end
  end,
}
