---@meta
-- What recoupe gives to rules, for editors. Made by `recoupe init`, which writes it anew once it is removed.
-- Besides these, rules have the usual functions of `string`, `table`, `math` and `utf8`, and
-- assert, error, ipairs, next, pairs, select, tonumber, tostring, type, unpack.

---@alias Report fun(object: Span|Fact, message: string, extra?: Extra)
---@alias Emit fun(fact: Emitted)

---@class Extra What a finding may have besides its message.
---@field suggestion? string Words that a person may put in place of those reported.
---@field severity? "info"|"warning"|"error" When it differs from that of the rule.
---@field fields? table<string, string|number|boolean> What else is to be kept with the finding.

---@class Emitted A fact, to be compared with those of other documents.
---@field key string What it is about: the same word in all documents and languages.
---@field at Span Where it stands. A figure brings its bounds and its qualifier.
---@field scope? string Of what part, when not of the whole.
---@field low? number
---@field high? number
---@field qualifier? string
---@field attribution? string|false Whom the document cites for it; left out, the reader says; false, nobody.
---@field as_of? string|Date|false The day it holds for; left out, the date of its sentence; false, none.
---@field about? Span The words around it that say what it is about, where the key does not: its sentence, mostly.
---@field course? "varies"|"grows"|"fixed" What later days may make of it; left out, it varies.
---@field event? string What happens, the same word in all languages; beside `about`.

---@class Option
---@field type "boolean"|"number"|"string"|"list"
---@field default boolean|number|string|string[]
---@field meaning string

---@class Example
---@field text? string The words, with [[marks]] around those to be flagged.
---@field documents? (string|Example)[] Several documents of one story.
---@field message? string What the message must hold.
---@field corrected? string The text once the suggestions are taken.
---@field language? "fr"|"en"
---@field publisher? string
---@field published? string
---@field title? string

---@class Examples
---@field flags? (string|Example)[] Must be flagged where marked.
---@field passes? (string|Example)[] Must not be flagged.
---@field todo? (string|Example)[] Should be flagged where marked, and is known not to be yet.

---@class Rule
---@field summary string One line that says what it looks for.
---@field about? string More about it.
---@field severity? "info"|"warning"|"error" "warning" when left out.
---@field languages? ("fr"|"en")[] Of the documents it is for; all when left out.
---@field each? "document"|"paragraph"|"sentence"|"quotation"|"figure"|"date"|"name"|"attribution"|"conditional"|TermList|Pattern|table<string, TermList|Pattern> What `check` is called with; a list or a pattern, or one by language, for its matches.
---@field check? fun(object: any, report: Report, options: table<string, any>)
---@field extract? fun(document: Document, emit: Emit, options: table<string, any>)
---@field compare? fun(group: Group, report: Report, options: table<string, any>)
---@field options? table<string, Option>
---@field examples? Examples

---@class Term An entry of a term list, with every key it was given.
---@field word string
---@field note? string
---@field [string] any

---@class TermList
---@field find fun(self: TermList, object: Span): Match[] The terms inside an object, in text order.
---@field first fun(self: TermList, object: Span): Match? The first of them.
---@field has fun(self: TermList, words: string|Span): Term? The entry for a word or a phrase.

---@class Pattern
---@field find fun(self: Pattern, object: Span): Match[] The matches inside an object, sentence by sentence.
---@field first fun(self: Pattern, object: Span): Match? The first of them.
---@field test fun(self: Pattern, words: string|Span): boolean Whether it matches anywhere in a text.

---Declares a rule. A rule file ends with `return rule { … }`.
---@param declared Rule
---@return Rule
function rule(declared) end

---Loads the term list rules/terms/`name`. Only at the top of a file.
---@param name string
---@return TermList
function terms.load(name) end

---Compiles a regular expression. It takes linear time, so it has no look-around and no back-references.
---@param source string
---@return Pattern
function pattern(source) end

---`words` in lower case and without accents.
---@param words string|Span
---@return string
function fold(words) end

---The stem of a word: `maisons` and `maison` have the same.
---@param word string|Span
---@param language "fr"|"en"|"es"
---@return string
function stem(word, language) end

---Whether two names are spellings of one.
---@param a string|Span
---@param b string|Span
---@return boolean
function names.same(a, b) end

---Loads the module rules/lib/words.lua for `require("lib.words")`. Only at the top of a file.
---@param name string
---@return any
function require(name) end

---Prints a line for the author of the rule. It is no finding.
---@param ... any
function print(...) end

terms = {}
names = {}
