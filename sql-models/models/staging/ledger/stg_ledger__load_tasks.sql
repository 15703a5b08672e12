with source as (

    select * from {{ source('ledger', 'task_run') }}

),

final as (

    select
        task_run_id as load_task_id,
        substring(task from 'load (.+)') as source_name,
        first_date,
        last_date,
        state as task_state

    from source
    where task like 'load %'
        and state in ('succeeded', 'nothing-to-do')

)

select * from final
