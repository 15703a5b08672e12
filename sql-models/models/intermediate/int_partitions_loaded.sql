with partitions as (

    select * from {{ ref('stg_ledger__partitions') }}

),

final as (

    select
        source_name,
        dataset,
        partition_date,
        load_id,
        loaded_count

    from partitions

)

select * from final
