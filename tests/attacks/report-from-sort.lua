-- expect: ok
return rule {
  summary = "reports from within a function of the library",
  each = "sentence",
  check = function(sentence, report)
    table.sort({ 3, 1, 2 }, function(a, b)
      report(sentence, "sorted")
      return a < b
    end)
  end,
}
