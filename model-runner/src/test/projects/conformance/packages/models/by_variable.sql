select a.*, length('{{ var("again") }}') > 0 as whence from {{ var('again') }} as a
