with accounts as (

    select * from {{ ref('int_gl_accounts_consolidated') }}

),

known as (

    select
        {{ surrogate_key(['account_code']) }} as account_key,
        account_code,
        account_name,
        account_type,
        statement,
        normal_side,
        -- turns debit-positive amounts into what a report shows as positive
        case normal_side when 'D' then 1 else -1 end as report_sign,
        cash_flow_category,
        cash_flow_line,
        is_current,
        is_active

    from accounts

),

final as (

    select * from known

    union all

    select 0, '?', 'Unknown', '?', '?', '?', 1, '?', null, null::boolean, false

)

select * from final
