-- expect: rule-error|rule-budget|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f()
      table.sort({ 3, 2, 1 }, function()
        f()
        return false
      end)
    end
    f()
  end,
}
