-- Drives Neovim without a screen: `NVIM_JOB` names a file of JSON that says what to do, and gets what came of it.
local path = os.getenv("NVIM_JOB")
local function read(name)
  local file = assert(io.open(name, "r"))
  local text = file:read("*a")
  file:close()
  return text
end
local job = vim.fn.json_decode(read(path))
local came = {}

local function wait(what)
  if not vim.wait(20000, what, 20) then
    error("waited too long")
  end
end

local function diagnostics()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { code = each.code, line = each.lnum, column = each.col, severity = each.severity })
  end
  return found
end

local function changed(work)
  local tick = vim.b.changedtick
  work()
  wait(function() return vim.b.changedtick ~= tick end)
end

-- The first action is chosen as if somebody had done so.
local asked = {}
vim.ui.select = function(items, options, choose)
  asked = {}
  for _, item in ipairs(items) do
    local title = (options.format_item or tostring)(item)
    table.insert(asked, title)
  end
  choose(items[1], 1)
end

local function main()
  vim.cmd("edit " .. job.file)
  vim.bo.filetype = "markdown"
  local options = { name = "awesome-lint", cmd = job.command, root_dir = vim.fn.getcwd() }
  local client = (vim.lsp.start_client or vim.lsp.start)(options)
  vim.lsp.buf_attach_client(0, client)
  wait(function() return #vim.diagnostic.get(0) > 0 end)
  came.diagnostics = diagnostics()

  vim.api.nvim_win_set_cursor(0, { job.fix.line + 1, job.fix.column })
  changed(function() vim.lsp.buf.code_action() end)
  came.actions = asked
  came.fixed = vim.api.nvim_buf_get_lines(0, job.fix.line, job.fix.line + 1, true)[1]

  local count = #vim.diagnostic.get(0)
  wait(function() return #vim.diagnostic.get(0) ~= count end)
  local context = vim.fn.has("nvim-0.8") == 1 and { context = { only = { "source.fixAll" }, diagnostics = {} }, apply = true }
    or { only = { "source.fixAll" }, diagnostics = {} }
  changed(function() vim.lsp.buf.code_action(context) end)
  vim.cmd("write")

  vim.api.nvim_buf_set_lines(0, 1, 1, true, { "", "", "" })
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  came.formatted = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"

  vim.api.nvim_win_set_cursor(0, { job.complete.line + 1, 0 })
  vim.api.nvim_set_current_line(job.complete.text)
  vim.api.nvim_win_set_cursor(0, { job.complete.line + 1, #job.complete.text })
  local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = job.complete.line, character = #job.complete.text },
  }, 20000)
  came.completions = {}
  for _, answer in pairs(answers or {}) do
    for _, item in ipairs(answer.result.items) do
      table.insert(came.completions, item.label)
    end
  end
end

local ok, problem = pcall(main)
came.problem = not ok and tostring(problem) or nil
local file = assert(io.open(path, "w"))
file:write(vim.fn.json_encode(came))
file:close()
vim.cmd("qall!")
