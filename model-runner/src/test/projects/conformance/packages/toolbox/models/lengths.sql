select id, '{{ var("unit") }}' as unit, '{{ this.schema }}' as place from {{ ref('sizes') }}
