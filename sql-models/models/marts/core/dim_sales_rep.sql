with sales_reps as (

    select * from {{ ref('int_sales_reps_versioned') }}

),

known as (

    select
        {{ surrogate_key(['sales_rep_code', 'valid_from::text']) }} as sales_rep_key,
        sales_rep_code,
        full_name,
        team,
        region_code,
        manager_code,
        hire_date,
        leave_date,
        is_active,
        valid_from,
        valid_to,
        valid_to = date '9999-12-31' as is_current

    from sales_reps

),

final as (

    select * from known

    union all

    select
        0, '?', 'Unknown', 'Unknown', '?', null, null::date, null::date, false,
        date '1900-01-01', date '9999-12-31', true

)

select * from final
