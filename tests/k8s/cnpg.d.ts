// The part of CloudNativePG's objects (postgresql.cnpg.io/v1, version 1.24) that Linli writes. No
// package brings these types: they are ours, so a field that is not listed here is refused until
// somebody has looked it up.
import type { IIoK8sApimachineryPkgApisMetaV1ObjectMeta as Meta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta';
import type { IIoK8sApiCoreV1PodSpec as PodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IIoK8sApiCoreV1ResourceRequirements as Resources } from 'kubernetes-models/v1/ResourceRequirements';

interface Local { name: string }
interface Key { name: string; key: string }
interface Compression { compression?: 'gzip' | 'bzip2' | 'snappy'; maxParallel?: number }

export interface Cluster {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'Cluster';
  metadata: Meta;
  spec: {
    instances: number;
    imageName: string;
    primaryUpdateStrategy?: 'unsupervised' | 'supervised';
    minSyncReplicas?: number;
    maxSyncReplicas?: number;
    enableSuperuserAccess?: boolean;
    certificates?: { serverAltDNSNames?: string[] };
    bootstrap: {
      initdb?: {
        database: string; owner: string; encoding?: string; localeCollate?: string;
        localeCType?: string; secret?: Local; postInitApplicationSQL?: string[];
      };
      recovery?: {
        source?: string; backup?: Local; database?: string; owner?: string; secret?: Local;
        recoveryTarget?: { targetTime?: string; targetLSN?: string; targetXID?: string };
      };
    };
    externalClusters?: { name: string; barmanObjectStore: Store }[];
    managed?: {
      roles?: {
        name: string; ensure?: 'present' | 'absent'; login?: boolean; connectionLimit?: number;
        passwordSecret?: Local;
      }[];
    };
    postgresql?: { parameters?: Record<string, string>; shared_preload_libraries?: string[] };
    storage: { size: string; storageClass?: string };
    walStorage?: { size: string; storageClass?: string };
    resources?: Resources;
    affinity?: {
      enablePodAntiAffinity?: boolean; podAntiAffinityType?: 'preferred' | 'required';
      topologyKey?: string;
    };
    monitoring?: { enablePodMonitor?: boolean };
    backup?: { retentionPolicy?: string; barmanObjectStore: Store };
  };
}

interface Store {
  destinationPath: string;
  endpointURL?: string;
  serverName?: string;  // the folder of one Cluster's backups; its name if left out
  s3Credentials?: { accessKeyId: Key; secretAccessKey: Key };
  wal?: Compression;
  data?: Compression;
}

export interface Pooler {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'Pooler';
  metadata: Meta;
  spec: {
    cluster: Local;
    instances: number;
    type: 'rw' | 'ro';
    pgbouncer: {
      poolMode: 'session' | 'transaction';
      parameters?: Record<string, string>;
    };
    // The operator fills in the rest of its own container.
    template?: {
      metadata?: { labels?: Record<string, string> };
      spec: { containers: PodSpec['containers'] };
    };
  };
}

export interface ScheduledBackup {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'ScheduledBackup';
  metadata: Meta;
  spec: {
    schedule: string;  // six fields, seconds first
    backupOwnerReference?: 'none' | 'self' | 'cluster';
    immediate?: boolean;
    cluster: Local;
  };
}
