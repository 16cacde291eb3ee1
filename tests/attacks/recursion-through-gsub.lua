-- expect: rule-error|rule-budget|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f() return (("a"):gsub(".", function() return f() end)) end
    f()
  end,
}
