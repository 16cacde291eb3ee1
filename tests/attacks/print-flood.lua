-- expect: rule-budget|rule-time
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      print(("x"):rep(1000))
    end
  end,
}
