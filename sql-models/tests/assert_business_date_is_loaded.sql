-- A run for a business date of which the ledger knows no orders did nothing for that date: say so.
{{ config(severity='warn') }}

select '{{ var("business_date") }}' as business_date
where '{{ var("business_date") }}' <> ''
    and not exists (
        select
        from {{ ref('int_partitions_loaded') }}
        where source_name = 'sales'
            and dataset = 'orders'
            and partition_date = nullif('{{ var("business_date") }}', '')::date
    )
