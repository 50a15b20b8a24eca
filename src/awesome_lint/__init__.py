"""Parser, linter and formatter for curated Markdown lists."""
