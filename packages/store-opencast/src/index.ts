export { membersIn, type Members, type MembersOf } from './members.ts';
export { openOpencastStatistics, type OpencastStatisticsOptions } from './open-opencast-statistics.ts';
