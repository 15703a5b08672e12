select {{ helpers.prefixed('id') }}, {{ adapter.dispatch('shout', 'helpers')('x') }} from {{ ref('helpers', 'helped') }}
