with source as (

    select * from {{ source('finance', 'fx_rates') }}

),

final as (

    select
        rate_date,
        currency_code,
        rate_eur,
        _partition_date as partition_date,
        _load_id as load_id

    from source

)

select * from final
