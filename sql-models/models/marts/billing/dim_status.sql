with statuses as (

    select
        {{ surrogate_key(['status_code']) }} as status_key,
        status_code,
        status_name,
        is_open
    from (
        values
            ('PAID', 'Paid', false),
            ('PENDING', 'Pending', true),
            ('CANCELLED', 'Cancelled', false)
    ) as status (status_code, status_name, is_open)

),

final as (

    select * from statuses

    union all

    -- a file without the column says nothing: neither paid nor pending
    select 0, '?', 'Unknown', false

)

select * from final
