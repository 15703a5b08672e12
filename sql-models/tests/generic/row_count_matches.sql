{# Per date, the model counts what the ledger says was loaded: a missing day cannot hide in a
   total, and a date that the ledger does not know must have no rows. A date that was replaced after
   the run had begun is counted by the next one. #}
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
            loaded_count,
            loaded_at
        from {{ ref('int_partitions_loaded') }}
        where source_name = '{{ source_name }}'
            and dataset = '{{ dataset }}'

    )

    select
        partition_date,
        coalesce(counted.row_count, 0) as row_count,
        coalesce(loaded.loaded_count, 0) as loaded_count
    from counted
    full outer join loaded using (partition_date)
    where coalesce(counted.row_count, 0) <> coalesce(loaded.loaded_count, 0)
        and coalesce(loaded.loaded_at, '-infinity') < '{{ run_started_at }}'

{% endtest %}
