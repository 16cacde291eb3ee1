-- expect: ok|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local _ = ("a"):rep(16000):gsub("%f[%w]", "")
  end,
}
