select 'root' as place
