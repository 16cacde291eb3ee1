-- expect: rule-budget|rule-memory
local list = terms.load("list.toml")

return rule {
  summary = "asks the whole document for the same terms and never stops",
  each = "document",
  check = function(document, report)
    while true do
      list:find(document)
    end
  end,
}
