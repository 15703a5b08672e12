{# Incremental facts heal themselves. Before the insert, a hook forgets every date whose rows no
   longer come from the partition's current load (replaced, or gone), and every date with a row
   whose product version is not the one valid on that date. The insert then adds the dates that
   the table lacks. So any order of loads and repairs ends in the same rows as a full refresh,
   and a run without change reads, deletes and inserts no row. #}
{% macro forget_stale_dates(date_column, source_name, dataset, has_product=false) %}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where {{ date_column }} in (

        select kept.{{ date_column }}
        from {{ this }} as kept
        left join {{ ref('int_partitions_loaded') }} as loaded
            on loaded.source_name = '{{ source_name }}'
            and loaded.dataset = '{{ dataset }}'
            and loaded.partition_date = kept.{{ date_column }}
            and loaded.load_id = kept.load_id
        {%- if has_product %}
        left join {{ ref('dim_product') }} as product
            on product.product_key = kept.product_key
            and product.valid_from <= kept.{{ date_column }}
            and product.valid_to > kept.{{ date_column }}
        {%- endif %}
        where loaded.load_id is null
        {%- if has_product %}
            or product.product_key is null
            or product.product_key = 0
        {%- endif %}

    )
    {%- endif -%}
{% endmacro %}

{# The rows of the dates that the table lacks. Date by date, so that the database reads those
   partitions only, also through a window function of the relation. #}
{% macro rows_of_missing_dates(relation, date_column, source_name, dataset) %}
    select arrived.*
    from {{ ref('int_partitions_loaded') }} as loaded
    cross join lateral (
        select *
        from {{ relation }}
        where {{ date_column }} = loaded.partition_date
    ) as arrived
    where loaded.source_name = '{{ source_name }}'
        and loaded.dataset = '{{ dataset }}'
    {%- if is_incremental() %}
        and loaded.partition_date not in (select distinct {{ date_column }} from {{ this }})
    {%- endif -%}
{% endmacro %}
