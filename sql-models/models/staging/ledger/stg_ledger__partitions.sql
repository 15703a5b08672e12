with source as (

    select * from {{ source('ledger', 'partition') }}

),

final as (

    select
        source as source_name,
        dataset,
        partition_date,
        load_id,
        rows_loaded as loaded_count,
        loaded_at

    from source

)

select * from final
