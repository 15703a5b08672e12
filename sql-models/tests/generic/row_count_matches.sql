{# Per date, the model counts what the ledger says was loaded: a missing day cannot hide in a
   total, and a date that the ledger does not know must have no rows. #}
{% test row_count_matches(model, date_column, source_name, dataset, count_expression='count(*)') %}

    with counted as (

        select
            {{ date_column }} as partition_date,
            {{ count_expression }} as row_count
        from {{ model }}
        group by {{ date_column }}

    ),

    loaded as (

        select
            partition_date,
            rows_loaded
        from {{ source('ledger', 'partition') }}
        where source = '{{ source_name }}'
            and dataset = '{{ dataset }}'

    )

    select
        partition_date,
        coalesce(counted.row_count, 0) as row_count,
        coalesce(loaded.rows_loaded, 0) as rows_loaded
    from counted
    full outer join loaded using (partition_date)
    where coalesce(counted.row_count, 0) <> coalesce(loaded.rows_loaded, 0)

{% endtest %}
