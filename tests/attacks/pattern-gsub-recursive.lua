-- expect: rule-error|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f() return (("a"):gsub("a", f)) end
    f()
  end,
}
